import { useProjectedPlace } from './projected-view';

/** Signing identities, lists of plans and documents that are verified are not for the room. */
export function OutsidePlans() {
  useProjectedPlace(null, '');
  return null;
}
