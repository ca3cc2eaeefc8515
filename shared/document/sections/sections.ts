import { about } from './about';
import { aiWork } from './ai-work';
import { board } from './board';
import { capacity } from './capacity';
import { changes } from './changes';
import { confidence } from './confidence';
import { conflicts } from './conflicts';
import { contents } from './contents';
import { contract } from './contract';
import { cover } from './cover';
import { debt } from './debt';
import { debtReturn } from './debt-return';
import { escalations } from './escalations';
import { blocking, waivers, warnings } from './findings';
import { milestones } from './milestones';
import { objectives } from './objectives';
import { risks } from './risks';
import type { Section } from './section';
import { session } from './session';
import { setAsideSection } from './set-asides';
import { shareReviewSection } from './share-reviews';
import { signOff } from './sign-off';
import { summary } from './summary';
import { syncs } from './syncs';
import { hiddenWork, refinements } from './upkeep';
import { velocity } from './velocity';
import { work } from './work';

/** The document from front to back. A new section is one file and one line here. */
export const SECTIONS: readonly Section[] = [
  cover,
  summary,
  contents,
  changes,
  objectives,
  board,
  milestones,
  capacity,
  setAsideSection,
  debt,
  escalations,
  shareReviewSection,
  velocity,
  debtReturn,
  aiWork,
  contract,
  work,
  risks,
  confidence,
  session,
  conflicts,
  syncs,
  refinements,
  hiddenWork,
  blocking,
  waivers,
  warnings,
  about,
  signOff,
];
