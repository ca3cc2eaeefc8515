/** Key of the item, what it costs each iteration in person-days, its effect on users; in the order product ranked them. */
export const DEBT: readonly (readonly [key: string, interest: number, userEffect: string])[] = [
  ['cardVault', 2.5, 'Card payments fail for about four minutes at every restart.'],
  ['orderDatabase', 1.5, 'Orders stop for hours if it fails after the end of support.'],
  ['stockSource', 2, 'One order in sixty contains something that is sold out.'],
  ['orderTotals', 2, 'The total changes between basket and payment in rare cases.'],
  ['templateEngine', 1.5, 'Category pages take three seconds longer than product pages.'],
  ['catalogueImport', 1, 'Large merchants wait a day for their new products.'],
  ['deployScripts', 1.5, 'Corrections reach customers a day later than they could.'],
  ['trainingRuns', 1, 'A worse model was live for a week because nobody could repeat the better one.'],
  ['taxTable', 0.5, 'Invoices of two counties were wrong after the last change.'],
  ['staffLogin', 1, 'Support keeps customers waiting while it signs in four times.'],
  ['designTokens', 0.5, 'Buttons look and behave differently from page to page.'],
  ['reportService', 0.5, 'None today; it is one more thing that can be broken into.'],
];

/** The CTO's order: product's, but for one item moved to the front. */
export const OVERRIDE = {
  key: 'orderDatabase',
  reason:
    'The version we run loses its support on 31 March. The upgrade takes two iterations, and the payout statement waits for it, so it goes first.',
} as const;

/** In how many plans before this one an item was pushed out; by key. */
export const PUSHED_OUT: Readonly<Record<string, number>> = { reportService: 3, taxTable: 1, staffLogin: 2 };
