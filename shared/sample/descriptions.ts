/** What the backlog says about an item beyond its title; by key. */
export const DESCRIPTIONS: Readonly<Record<string, string>> = {
  guestCheckout:
    'Four of ten first-time customers leave at the account form. Name, address and mail are enough to order; the account can be made afterwards with one click.',
  cardVault:
    'The adapter leaks connections and is restarted by hand every week. Replace it by the client the payment provider maintains.',
  doubleCharge: 'Seen 31 times in November. The return address is called twice; make the call idempotent.',
  savedCard: 'Returning customers confirm with one tap. The card stays with the provider; we keep a token.',
  failoverDrill: 'Switch to the second provider within five minutes, tried twice in working hours.',
  slotBeforePayment: 'Customers see the next three free slots of their merchant before they pay.',
  giftCards:
    'Amounts from 10 to 250, sent by mail or printed. Redeemable in parts. Accounting has agreed the booking rules.',
  productPage:
    'Where it was grown, by whom, and when it was picked. Tested with twelve customers in October.',
  typoSearch:
    'One search in seven has a typing error and finds nothing. Accept two wrong letters and common word forms.',
  templateEngine: 'Two engines draw the category pages. Every change is made twice and tested twice.',
  deliverySlots: 'Merchants enter windows per weekday and a limit of orders per window.',
  stockSource:
    'Counts are copied every night from three places. Let the event bus carry changes and keep one count.',
  payoutStatement:
    'One page per month with tax by rate, fees and the bank reference. Asked for by 140 merchants.',
  eventBus:
    'Orders and stock changes as events that any team can read. Seven jobs that copy data at night go away.',
  orderDatabase: 'Two major versions behind. Rehearsed on a copy: forty minutes of read-only shop, at night.',
  trainingConsent:
    'Only data of customers who agreed; a request for deletion reaches the training data within a day.',
  searchRanking:
    'Learn from what customers choose after a search. Measured on clicks on the first three results.',
  evaluationSet:
    '600 real questions with the answers support would give; every model is scored on it before it goes live.',
  basketModel:
    'What goes with what is in the basket, without repeating it. Needs consent and the evaluation set.',
  deliveryAnswers:
    'Where is my order, can I change the slot, what if I am not at home: 45 % of what support is asked.',
  handOver: 'Under a set certainty the assistant says so and passes the conversation on, with its history.',
};
