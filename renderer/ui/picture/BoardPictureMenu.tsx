import { planToJson } from '@shared/model/index';
import { useSession } from '../../store/session-context';
import { documentWorker } from '../../workers/document-client';
import { PictureMenu } from './PictureMenu';

/** Copies or saves the roadmap board of the open plan, drawn as in the document. */
export function BoardPictureMenu() {
  const session = useSession();
  const { name } = session.state.plan.info;
  return (
    <PictureMenu
      name={`${name} roadmap`}
      draw={() => documentWorker().drawBoard(planToJson(session.state.plan))}
    />
  );
}
