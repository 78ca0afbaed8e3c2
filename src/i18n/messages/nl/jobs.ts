/** Work that goes on by itself, and what is said of it when it does not come about. */
export const jobs = {
  title: 'Niet gelukt',
  kinds: {
    prepare_release: 'Voorbereiden is niet gelukt.',
    approve_release: 'Publiceren is niet gelukt. Er is niets naar buiten gegaan.',
    release_letter: 'Het bericht aan {name} is niet verstuurd.',
    staff_letter: 'De e-mail aan {name} is niet verstuurd.',
    digest: 'De e-mail van de dag aan {name} is niet verstuurd.',
    log_letter: 'Een bericht over het logboek is niet verstuurd.',
    access_letter: 'Een bericht over toegang is niet verstuurd.',
    reminder_letter: 'Een herinnering aan een ouder is niet verstuurd.',
    interpreter_letter: 'Een e-mail aan een tolk is niet verstuurd. Bel de tolk zelf.',
    room_letter: 'Een e-mail met de link voor een tolk is niet verstuurd. Maak een link en geef die zelf door.',
    factor_letter: 'De e-mail over inloggen in twee stappen aan {name} is niet verstuurd.',
    import_file: 'Het bestand importeren is niet gelukt. Er is niets bewaard.',
    export_file: 'Het bestand klaarzetten is niet gelukt.',
    retention: 'De bewaartermijnen toepassen is niet gelukt.',
  },
  nobody: 'een medewerker',
  byHand:
    'Lukt het weer niet? Maak dan een nieuwe link bij deze medewerker. U krijgt die link te zien en geeft hem zelf door.',
  retry: 'Probeer opnieuw',
  retryAll: 'Probeer alle berichten opnieuw',
  retried:
    '{count, plural, one {Het wordt opnieuw geprobeerd. Lukt het niet, dan staat het hier weer.} other {Ze worden opnieuw verstuurd. Wat niet lukt, staat hier weer.}}',
  dismiss: 'Weghalen',
  dismissed: 'Weggehaald.',
}
