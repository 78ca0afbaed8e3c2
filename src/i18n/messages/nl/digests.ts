/** The daily e-mail and its settings. */
export const digests = {
  title: 'E-mail van de dag',
  lead: 'Eén e-mail per dag met wat er voor u ligt: aantallen en links, geen namen. Is er niets te doen, dan komt er geen e-mail.',
  noMail: 'Nabij kan hier nu geen e-mail versturen. Uw keuze wordt wel bewaard.',
  wanted: 'Stuur mij elke dag een e-mail',
  hour: 'Vanaf hoe laat',
  weekends: 'Ook in het weekend',
  language: 'Taal van de e-mail',
  languages: { nl: 'Nederlands', en: 'Engels' },
  save: 'Bewaren',
  saved: {
    off: 'Bewaard. U krijgt geen e-mail van de dag.',
    today: 'Bewaard. De eerste e-mail komt vandaag.',
    later: 'Bewaard. De eerste e-mail komt op een volgende dag.',
  },
  letter: {
    subject: 'Nabij: wat er vandaag voor u ligt',
    open: 'Dit ligt er vandaag voor u:',
    calls: '{count, plural, one {# gezin om te bellen} other {# gezinnen om te bellen}}',
    appointments: '{count, plural, one {# belafspraak vandaag} other {# belafspraken vandaag}}',
    interpreted: '{count, plural, one {# afspraak vandaag met een tolk} other {# afspraken vandaag met een tolk}}',
    interpreters:
      '{count, plural, one {# tolk om te bellen over een afspraak} other {# tolken om te bellen over een afspraak}}',
    careSteps: '{count, plural, one {# ouder om na te bellen} other {# ouders om na te bellen}}',
    promisesToday: '{count, plural, one {# belofte voor vandaag} other {# beloften voor vandaag}}',
    promisesLate: '{count, plural, one {# belofte over tijd} other {# beloften over tijd}}',
    talks:
      '{count, plural, one {# collega wil met u praten over een zwaar gesprek} other {# collega’s willen met u praten over een zwaar gesprek}}',
    organisation: 'En in de organisatie:',
    concerns: '{count, plural, one {# melding niet pluis die wacht} other {# meldingen niet pluis die wachten}}',
    careStepsWaiting: '{count, plural, one {# keer nabellen dat op u wacht} other {# keer nabellen dat op u wacht}}',
    withoutOwner: '{count, plural, one {# gezin zonder iemand die belt} other {# gezinnen zonder iemand die belt}}',
    helpLate: '{count, plural, one {# keer hulp over tijd} other {# keer hulp over tijd}}',
    helpWithoutOwner:
      '{count, plural, one {# keer hulp waaraan niemand werkt} other {# keer hulp waaraan niemand werkt}}',
    interviews:
      '{count, plural, one {# gesprek dat langer dan een dag openstaat} other {# gesprekken die langer dan een dag openstaan}}',
    interpretersToCall:
      '{count, plural, one {# tolk om te bellen over een afspraak} other {# tolken om te bellen over een afspraak}}',
    talksLate:
      '{count, plural, one {# keer praten na een zwaar gesprek dat nog niet is gebeurd} other {# keer praten na een zwaar gesprek dat nog niet is gebeurd}}',
    settings: 'Deze e-mail wijzigen of stoppen: {link}',
  },
}
