import { ITEM_TYPES, type Item, type ItemId, itemTypeName, type Plan } from '@shared/model/index';
import { orderedTeams } from '@shared/schedule/capacity';

export const COLOURINGS = ['type', 'objective', 'team', 'confidence'] as const;
/** What the colour of a card says. */
export type Colouring = (typeof COLOURINGS)[number];

/** One group of cards with one look: a colour, and a hatch and a tag that say the same without it. */
export interface Look {
  /** Unique among the looks of a colouring. */
  readonly key: string;
  readonly name: string;
  /** `feature`, or `hue-3`: the theme has a colour and a tint by that name. */
  readonly colour: string;
  /** 0: plain. */
  readonly hatch: number;
  /** At most four letters; null: an icon says it. */
  readonly tag: string | null;
}

export interface Looks {
  /** In the order of the legend; only those that items have. */
  readonly legend: readonly Look[];
  readonly of: (item: Item) => Look;
}

const HUES = 6;
const HATCHES = 4;

const hued = (index: number, look: Pick<Look, 'key' | 'name' | 'tag'>): Look => ({
  ...look,
  colour: `hue-${(index % HUES) + 1}`,
  hatch: index % HATCHES,
});

const neutral = (name: string): Look => ({ key: 'none', name, colour: 'hue-0', hatch: 0, tag: '–' });

/** How the cards of a plan look when their colour says this. */
export function looksOf(plan: Pick<Plan, 'teams' | 'objectives'>, colouring: Colouring): Looks {
  switch (colouring) {
    case 'type':
      return byType();
    case 'objective':
      return byObjective(plan);
    case 'team':
      return byTeam(plan);
    case 'confidence':
      return byConfidence();
  }
}

function byType(): Looks {
  const looks = Object.fromEntries(
    ITEM_TYPES.map((type) => [
      type,
      { key: type, name: itemTypeName(type), colour: `type-${type}`, hatch: 0, tag: null },
    ]),
  ) as Record<Item['type'], Look>;
  return { legend: ITEM_TYPES.map((type) => looks[type]), of: ({ type }) => looks[type] };
}

function byObjective(plan: Pick<Plan, 'objectives'>): Looks {
  const objectives = [...plan.objectives.values()].sort((a, b) => (a.order < b.order ? -1 : 1));
  const looks = objectives.map(({ id, title }, index) =>
    hued(index, { key: id, name: title, tag: `O${index + 1}` }),
  );
  const lookOf = new Map<ItemId, Look>();
  // An item behind several objectives shows the first of them.
  for (const [index, { itemIds }] of objectives.entries()) {
    const look = looks[index];
    for (const id of itemIds) if (look && !lookOf.has(id)) lookOf.set(id, look);
  }
  const none = neutral('Behind no objective');
  return { legend: [...looks, none], of: ({ id }) => lookOf.get(id) ?? none };
}

function byTeam(plan: Pick<Plan, 'teams'>): Looks {
  const teams = orderedTeams(plan);
  const tags = tagsOf(teams.map(({ name }) => name));
  const looks = teams.map(({ id, name }, index) => hued(index, { key: id, name, tag: tags[index] ?? null }));
  const lookOf = new Map<string, Look>(looks.map((look) => [look.key, look]));
  const none = neutral('No team');
  return { legend: [...looks, none], of: ({ teamId }) => lookOf.get(teamId ?? '') ?? none };
}

/** First letters of several words, or three letters of one; with a number where two would be the same. */
function tagsOf(names: readonly string[]): string[] {
  const used = new Map<string, number>();
  return names.map((name) => {
    const words = name.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
    const initials = words.map((word) => (/^\p{N}+$/u.test(word) ? word : ([...word][0] ?? ''))).join('');
    const short = [...(words.length > 1 ? initials : (words[0] ?? '?'))].slice(0, 3).join('').toUpperCase();
    const count = (used.get(short) ?? 0) + 1;
    used.set(short, count);
    return count === 1 ? short : `${short}${count}`;
  });
}

/**
 * How far the plan can lean on an item. Firm: engineering has estimated it, and says of AI work that it is feasible. To confirm:
 * product's estimate, or feasible with risk. Open: no estimate, or AI work that was not checked or is not feasible.
 */
export type Confidence = 'firm' | 'confirm' | 'open';

export function confidenceOf({ estimate, estimateUnconfirmed, type, ai }: Item): Confidence {
  if (estimate === null) return 'open';
  const verdict = type === 'ai' ? (ai?.feasibility?.verdict ?? null) : 'feasible';
  if (verdict === null || verdict === 'not-feasible') return 'open';
  return estimateUnconfirmed || verdict === 'risky' ? 'confirm' : 'firm';
}

const CONFIDENCE_LOOKS = {
  firm: { key: 'firm', name: 'Firm', colour: 'hue-2', hatch: 0, tag: '✓' },
  confirm: { key: 'confirm', name: 'To confirm', colour: 'hue-3', hatch: 1, tag: '~' },
  open: { key: 'open', name: 'Open: no estimate or no check', colour: 'hue-6', hatch: 2, tag: '?' },
} as const satisfies Record<Confidence, Look>;

const byConfidence = (): Looks => ({
  legend: [CONFIDENCE_LOOKS.firm, CONFIDENCE_LOOKS.confirm, CONFIDENCE_LOOKS.open],
  of: (item) => CONFIDENCE_LOOKS[confidenceOf(item)],
});
