/** Which revenue account lines earn on by their kind. */
export default {
  title: 'Revenue accounts',
  says: 'What lines earn on that name no account themselves. It holds for documents made from now on, by events and by hand: what stands on documents and in the journal stays where it is, and credit notes take back from the account that was earned on. An account that is named here stays in use. Storefront sales always earn on Revenue.',
  kinds: {
    service: 'Services',
    delivery: 'Deliveries',
    labor: 'Labour',
    part: 'Parts',
    product: 'Products',
    item: 'Items of an order',
    extra: 'Extras',
    fee: 'Fees',
    fuel: 'Fuel',
    landing: 'Landing',
    handling: 'Handling',
    crew: 'Crew',
    catering: 'Catering',
    adjustment: 'Adjustments and price changes',
    other: 'Other',
  },
}
