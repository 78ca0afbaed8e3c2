/** How long families are kept: the list of those whose term is nearly over, and the setting. */
export const retention = {
  title: 'Bijna aan het eind van de bewaartermijn',
  lead: 'Van deze gezinnen is lang niets meer gebeurd. Op de dag die erbij staat, wordt alles van het gezin gewist. Is dat te vroeg? Bewaar het gezin dan langer. Belt u het gezin nog een keer, dan gaat het vanzelf van deze lijst.',
  emptyTitle: 'Geen gezin is bijna aan het eind',
  empty: 'Een gezin staat hier dertig dagen voordat het gewist wordt. Er is nu geen gezin waarvoor dat geldt.',
  removedOn: 'Wordt gewist op {day}',
  lastOn: '{kind}. Het laatste was op {day}.',
  keptUntil: 'Eerder langer bewaard tot en met {day}. Reden: {reason}.',
  choose: 'Kies {name}',
  chooseAll: 'Kies alle gezinnen op deze pagina',
  paging: 'Bladeren in de gezinnen',
  today: {
    line: '{count, plural, one {Van # gezin eindigt de bewaartermijn} other {Van # gezinnen eindigt de bewaartermijn}} binnenkort.',
    link: 'Bekijk welke',
  },
  kinds: {
    in_programme: 'Gesproken',
    refused: 'Wil niet gebeld worden',
    left: 'Uit het programma',
    never_reached: 'Nooit gesproken',
  },
  reasons: {
    help_goes_on: 'Er loopt nog hulp buiten Nabij',
    parent_asked: 'De ouder vroeg erom',
    complaint: 'Er loopt een klacht of een zaak',
    calls_again: 'We gaan dit gezin weer bellen',
  },
  extend: {
    title: 'Langer bewaren',
    about: 'Kies de gezinnen in de lijst. Wie u niet kiest, wordt op de genoemde dag gewist.',
    reason: 'Waarom bewaart u deze gezinnen langer?',
    chooseReason: 'Kies een reden',
    until: 'Tot en met welke dag?',
    untilHint: 'Hoogstens een jaar vanaf nu. Een maand daarvoor staan ze hier weer.',
    save: 'Bewaar langer',
    saved: '{count, plural, one {# gezin blijft langer bewaard.} other {# gezinnen blijven langer bewaard.}}',
  },
  past: {
    title: 'Gewist na de bewaartermijn',
    about: 'Een gezin dat gewist is, telt hier nog mee als getal. Wie het was, weten we dan niet meer.',
    year: 'Jaar van het laatste contact',
    families: 'Gezinnen',
    conversations: 'Afgeronde gesprekken',
  },
  settings: {
    title: 'Hoe lang gezinnen bewaard blijven',
    about:
      'Zo veel maanden na het laatste wat er met een gezin gebeurde, wordt alles van het gezin gewist. Coördinatoren zien het dertig dagen van tevoren en kunnen een gezin langer bewaren. Een gezin met een zorg, open hulp, een stap om na te bellen of een vraag van de ouder blijft altijd bewaard zolang dat openstaat. Het logboek heeft geen termijn: wie wat deed, blijft staan, zonder naam of nummer van het gezin.',
    labels: {
      in_programme: 'Gezinnen die gesproken zijn (maanden)',
      refused: 'Gezinnen die niet gebeld willen worden (maanden)',
      left: 'Gezinnen die uit het programma zijn (maanden)',
      never_reached: 'Gezinnen die nooit gesproken zijn (maanden)',
    },
    bounds: 'Van {min} tot {max} maanden',
    look: 'Bekijk wat dit doet',
    counted: 'Dit gebeurt er met deze termijnen',
    none: 'Geen gezin is nu aan het eind van een van deze termijnen.',
    near: '{kind}: {near, plural, one {# gezin wordt} other {# gezinnen worden}} aangekondigd, van {families}.',
    nearTotal:
      '{count, plural, one {# gezin wordt} other {# gezinnen worden}} over dertig dagen of later gewist, als niemand het langer bewaart.',
    announcedTotal:
      '{count, plural, one {# gezin staat al op de lijst en kan} other {# gezinnen staan al op de lijst en kunnen}} eerder gewist worden, namelijk na dertig dagen op de lijst.',
    held: '{count, plural, one {# gezin blijft} other {# gezinnen blijven}} bewaard, omdat er nog iets openstaat.',
    save: 'Bewaar deze termijnen',
    saved: 'Bewaard.',
  },
}
