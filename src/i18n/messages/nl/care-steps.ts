export const careSteps = {
  title: 'Nabellen',
  family: 'gezin {ref}',
  when: {
    today: 'Vandaag nabellen',
    tomorrow: 'Morgen nabellen',
    on: 'Nabellen op {day}',
    since: 'Nabellen was afgesproken voor {day}',
    decide: 'Nabellen wacht op een beslissing',
  },
  owner: 'beloofd door {name}',
  complete: 'Ik heb nagebeld',
  done: 'Genoteerd: nagebeld.',
  claim: 'Nu nabellen',
  claimText: 'Dit gezin is van een collega. U krijgt het voor dit gesprek.',
  decide:
    'Dit gezin kan nu niet gebeld worden: de ouder wil dat niet, of het bellen is gestopt. Beslis of er iets anders kan, zoals een kaart of contact via de school.',
  waits:
    'Dit gezin kan nu niet gebeld worden: de ouder wil dat niet, of het bellen is gestopt. Uw coördinator beslist wat er gebeurt.',
  decided: 'Ik heb beslist',
  decidedDone: 'Genoteerd: beslist.',
  more: 'En nog {count, plural, one {# ouder} other {# ouders}} om na te bellen.',
}
