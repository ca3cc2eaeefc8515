/** Name of the attached plan. */
export const PLAN_FILE = 'plan.json';

/** How /Producer starts in a document of ours; the version follows. */
export const GENERATOR_PREFIX = 'Countersign ';

/** /Reason: the role's title follows. */
export const REASON_PREFIX = 'Signs the joint roadmap as ';
