export const erasures = {
  title: 'Gewiste gezinnen',
  lead: 'Een ouder kan vragen om alle gegevens van het gezin te wissen. Hier staat wanneer dat gebeurde, door wie en waarom. Wie het gezin was, is nergens meer te zien.',
  emptyTitle: 'Nog niets gewist',
  empty: 'Zodra een gezin gewist is, staat het hier.',
  operator: 'de beheerder van de server',
  by: '{day}, door {name}',
  link: 'Gewiste gezinnen',
  done: 'Alle gegevens van dit gezin zijn gewist.',
  earlier: 'Dit gezin was al gewist op {day}. Er is nu niets veranderd.',
  reasons: {
    parent_asked: 'De ouder vroeg erom',
    consent_withdrawn: 'De ouder trok de toestemming in',
    entered_by_mistake: 'Per ongeluk of dubbel ingevoerd',
    no_longer_needed: 'Niet meer nodig',
  },
  form: {
    title: 'Een gezin wissen',
    about: 'U hebt alleen het nummer van het gezin nodig. Van het gezin zelf krijgt u niets te zien.',
    ref: 'Nummer van het gezin',
    refAgain: 'Typ het nummer van dit gezin: {ref}',
    reason: 'Waarom wist u het gezin?',
    chooseReason: 'Kies een reden',
    erase: 'Wis alles van dit gezin',
    sure: 'Ik weet dat dit niet ongedaan kan worden gemaakt.',
  },
  goes: {
    title: 'Wat er weggaat',
    who: 'Wie het gezin is: namen, telefoonnummers, e-mail, adres en notities.',
    talks: 'Alle gesprekken, met antwoorden en wat er bij geschreven is.',
    concerns: 'Alle zorgen (niet pluis), met overleg en besluit.',
    work: 'Belpogingen, afspraken, hulp en taken.',
    figures: 'Wat het gezin bijdraagt aan cijfers van weken die niet gepubliceerd zijn.',
    files: 'Alle klaargezette en ingelezen bestanden van uw organisatie, want het gezin kan erin staan.',
  },
  stays: {
    title: 'Wat er blijft',
    published: 'Samenvattingen die gepubliceerd zijn, precies zoals ze zijn. Niemand vindt het gezin erin terug.',
    log: 'In het logboek: wie wat deed en wanneer, bij een nummer dat nergens meer heen leidt. Geen naam en geen tekst.',
    proof: 'Dat er een gezin gewist is: wanneer, door wie en waarom.',
    list: 'Uw eigen lijst van gezinnen. Staat het gezin daar nog in, dan komt het terug als iemand die lijst inleest.',
    outside:
      'Wat al buiten Nabij is: gedownloade bestanden, brieven en e-mail. En een reservekopie, tot die vervangen is; wordt zij teruggezet, dan wist de beheerder het gezin opnieuw.',
  },
  family: {
    title: 'Alles van dit gezin wissen',
    sure: 'Weet u het zeker?',
    open: 'Alles van dit gezin wissen',
    counts:
      '{interviews, plural, =0 {Er is geen gesprek} one {Er is # gesprek} other {Er zijn # gesprekken}} bewaard. {publishedWeeks, plural, =0 {Het gezin telt in geen gepubliceerde week mee.} one {Het gezin telt mee in # gepubliceerde week.} other {Het gezin telt mee in # gepubliceerde weken.}}',
    first: 'Let op voordat u wist',
    undecidedConcerns:
      '{count, plural, one {Er is nog # zorg zonder besluit.} other {Er zijn nog # zorgen zonder besluit.}} Beslis daar eerst over: daarna is zij weg.',
    openHelp:
      '{count, plural, one {Er is nog # afspraak over hulp open.} other {Er zijn nog # afspraken over hulp open.}}',
    isBeingCalled: 'Een collega belt nu met dit gezin.',
    earlier: 'Dit gezin is gewist op {day}. Er is niets meer van te zien.',
  },
}
