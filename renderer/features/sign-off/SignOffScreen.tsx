import { usePlan } from '../../store/session-context';
import { FrozenPlan } from './FrozenPlan';
import { OpenFindings } from './OpenFindings';

/** From the last findings to the document that both have signed. */
export function SignOffScreen() {
  const { commitment } = usePlan().info;
  return commitment ? <FrozenPlan commitment={commitment} /> : <OpenFindings />;
}
