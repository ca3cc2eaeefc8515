/** The parts in the order in which the table shows them; each is a spec of this name. */
export const ORDER = [
  'drag-frames',
  'pick-up',
  'backlog-paint',
  'roadmap-drag',
  'command-on-disk',
  'open-plan',
  'import-write',
  'projector',
  'rules',
  'document',
  'signature',
  'sequence',
  'first-screen',
  'bundle',
] as const;
