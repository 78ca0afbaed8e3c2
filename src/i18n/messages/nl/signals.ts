export const signals = {
  title: 'Signalen',
  lead: 'Iets in het logboek dat u moet weten. Vaak is er een gewone reden. Vraag het na, en noteer wat het was. Over uzelf noteert een ander het.',
  none: 'Er is niets dat iemand nog moet bekijken.',
  earlier: 'Eerder bekeken',
  somebody: 'een medewerker die er niet meer is',
  operator: 'de beheerder van de server',
  kinds: {
    many_families:
      '{name} opende {count, plural, one {één gezin} other {# verschillende gezinnen}} op {day}. Dat is meer dan gewoon.',
    other_families:
      '{name} opende {count, plural, one {één gezin} other {# gezinnen}} op {day} die niet aan deze persoon gegeven waren.',
    failed_sign_ins:
      'Inloggen op het account van {name} mislukte {count, plural, one {één keer} other {# keer}} op {day}.',
    refusals:
      '{name} vroeg {count, plural, one {één keer} other {# keer}} iets dat niet mocht of er niet was, op {day}.',
    exports:
      '{name} nam {count, plural, one {één bestand} other {# bestanden}} met gezinnen of gesprekken mee, op {day}.',
    role_grants:
      '{name} gaf {count, plural, one {één keer} other {# keer}} toegang aan iemand, of haalde er de tweede stap van weg, op {day}.',
    dead_links: 'Iemand probeerde op {day} veel links die nergens naartoe leiden.',
  },
  failedSignIns:
    'Inloggen mislukte op {day} {count, plural, one {één keer} other {# keer}} in een uur, op alle accounts samen.',
  raised: 'Opgemerkt op {at}.',
  ownSignal: 'Dit gaat over uzelf. Een andere beheerder of een coördinator noteert wat het was.',
  finding: 'Wat was het?',
  choose: 'kies',
  findings: {
    ordinary_work: 'gewoon werk',
    talked_about: 'besproken, verder niets',
    access_changed: 'toegang of rol veranderd',
    data_breach: 'gemeld als mogelijk datalek',
  },
  see: 'Noteren',
  seenBy: 'Gezien door {name} op {at}: {finding}.',
  about: 'U ziet hier signalen over een beheerder.',
  waiting: '{count, plural, one {Er wacht één signaal.} other {Er wachten # signalen.}}',
  open: 'Bekijk de signalen',
  waitingInMenu: '{count, plural, one {één niet bekeken} other {# niet bekeken}}',
  limit: {
    label: 'Gezinnen die iemand op één dag opent',
    hint: 'Opent iemand er meer, dan krijgt u een signaal. Kies ruim meer dan de gesprekken die iemand op een dag voert.',
    save: 'Grens bewaren',
    saved: 'Bewaard.',
  },
}
