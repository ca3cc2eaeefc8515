/** The views the room can see, in the order in which they are offered. */
export const PROJECTOR_VIEWS = [
  'agenda',
  'objectives',
  'debt',
  'pairwise',
  'backlog',
  'roadmap',
  'capacity',
  'risks',
  'conflicts',
  'findings',
  'confidence',
  'signatures',
  'title',
] as const;
export type ProjectorView = (typeof PROJECTOR_VIEWS)[number];

const VIEW_NAMES = {
  agenda: 'Agenda with timer',
  objectives: 'Objectives',
  debt: 'Debt board',
  pairwise: 'Pairwise ranking',
  backlog: 'Backlog',
  roadmap: 'Roadmap',
  capacity: 'Capacity',
  risks: 'Risks',
  conflicts: 'Conflicts',
  findings: 'Findings',
  confidence: 'Confidence vote',
  signatures: 'Signatures',
  title: 'Title of the plan',
} as const satisfies Record<ProjectorView, string>;

export const viewName = (view: ProjectorView): string => VIEW_NAMES[view];
