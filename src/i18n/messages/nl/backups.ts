/** How the backups of the installation are, and what administrators are told when one did not come. */
export const backups = {
  title: 'Back-ups',
  about:
    'Elke nacht wordt een versleutelde kopie van alle gegevens gemaakt. Alleen wie de sleutel van de back-ups heeft, kan haar openen. Terugzetten doet de beheerder van de server.',
  elsewhere: 'De beheerder van de server maakt de back-ups van deze database. Nabij ziet daar niets van.',
  last: 'Laatste back-up',
  lastValue: '{at} ({size})',
  none: 'nog geen',
  firstTonight: 'De eerste komt vannacht.',
  drill: 'Laatste proef met terugzetten',
  noDrill: 'nog niet gedaan',
  drillEqual: '{at}: gelukt, alles was gelijk',
  drillDifferent: '{at}: mislukt. Vertel dit aan de beheerder van de server.',
  megabytes: '{count} MB',
  problems: {
    failed: 'De laatste back-up is mislukt.',
    missing: 'De back-up van de afgelopen nacht is er niet.',
  },
  whatNow: 'Vertel dit aan de beheerder van de server. Nabij probeert het elk uur opnieuw.',
  never: 'Er is nog geen back-up.',
  lastAt: 'De laatste back-up is van {at}.',
  letter: {
    subject: 'Nabij: de back-up is niet gelukt',
    text: '{problem} {last}\n\nWat nu gebeurt, gaat verloren als de computer stukgaat. Vertel dit aan de beheerder van de server. Nabij probeert het elk uur opnieuw en stuurt deze e-mail één keer per dag, zolang het niet lukt.\n\nHoe het er nu mee staat: {link}',
  },
}
