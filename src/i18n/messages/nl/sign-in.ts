export const signIn = {
  title: 'Inloggen',
  email: 'E-mailadres',
  password: 'Wachtwoord',
  submit: 'Inloggen',
  busy: 'Bezig met inloggen',
  show: 'Toon wachtwoord',
  hide: 'Verberg wachtwoord',
  forgotten: 'Wachtwoord vergeten?',
  forParents: 'Uitleg voor ouders',
  onlyAdmin: 'Bent u de enige beheerder? Log in met uw wachtwoord',
  noAccount: {
    title: 'Nog geen account?',
    text: 'U krijgt een account van de beheerder van uw organisatie. U ontvangt dan een link waarmee u zelf een wachtwoord kiest.',
  },
  provider: {
    signIn: 'Inloggen met {provider}',
    busy: 'Naar {provider}',
    or: 'Of log in op een andere manier:',
  },
  problems: {
    wrong: 'E-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.',
    again: 'Dat lukte niet. Log nog een keer in.',
    too_many: 'Te veel pogingen. Probeer het vanaf {time} uur opnieuw. Wachtwoord vergeten? Vraag dan een nieuwe link.',
    unavailable: 'Inloggen lukt nu even niet. Controleer uw verbinding en probeer het zo opnieuw.',
    provider_refused:
      'Met dit account van {provider} kunt u niet in Nabij. Vraag de beheerder van uw organisatie om u uit te nodigen.',
    provider_failed: 'Inloggen met {provider} lukte niet. Probeer het opnieuw, of log in op een andere manier.',
    provider_down: '{provider} antwoordt nu niet. Probeer het straks opnieuw, of kies hieronder een andere manier.',
  },
}
