/** Every view of the projector by the name it has in the palette. */
export const PROJECTOR_VIEW_NAMES = [
  'Agenda with timer',
  'Objectives',
  'Debt board',
  'Pairwise ranking',
  'Backlog',
  'Roadmap',
  'Capacity',
  'Risks',
  'Conflicts',
  'Findings',
  'Confidence vote',
  'Signatures',
  'Title of the plan',
];
