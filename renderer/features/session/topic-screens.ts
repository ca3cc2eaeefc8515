import type { AgendaTopic } from '@shared/model/index';
import type { PlanScreen } from '../../ui/routes';

interface TopicScreen {
  readonly screen: PlanScreen;
  readonly label: string;
}

/** Where a step is worked on; null: its notes are all there is. */
const SCREENS = {
  'market-context': null,
  priorities: { screen: 'backlog', label: 'Open the backlog' },
  capacity: { screen: 'teams', label: 'Open people and teams' },
  constraints: { screen: 'roadmap', label: 'Open the roadmap' },
  'debt-status': { screen: 'velocity', label: 'Open velocity' },
  'okr-draft': { screen: 'objectives', label: 'Open the objectives' },
  'debt-ranking': { screen: 'debt', label: 'Open the debt budget' },
  'joint-prioritisation': { screen: 'backlog', label: 'Open the backlog' },
  sequencing: { screen: 'roadmap', label: 'Open the roadmap' },
  risks: { screen: 'risks', label: 'Open the risks' },
  'confidence-vote': { screen: 'risks', label: 'Open the vote' },
  commitment: { screen: 'sign-off', label: 'Open the sign-off' },
  other: null,
} as const satisfies Record<AgendaTopic, TopicScreen | null>;

export const screenOf = (topic: AgendaTopic): TopicScreen | null => SCREENS[topic];
