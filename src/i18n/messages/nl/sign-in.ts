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
  noAccount: {
    title: 'Nog geen account?',
    text: 'U krijgt een account van de beheerder van uw organisatie. U ontvangt dan een link waarmee u zelf een wachtwoord kiest.',
  },
  problems: {
    wrong: 'E-mailadres en wachtwoord horen niet bij elkaar. Kijk ze na en probeer het opnieuw.',
    again: 'Dat lukte niet. Log nog een keer in.',
    too_many: 'Te veel pogingen. Probeer het vanaf {time} uur opnieuw. Wachtwoord vergeten? Vraag dan een nieuwe link.',
    unavailable: 'Inloggen lukt nu even niet. Controleer uw verbinding en probeer het zo opnieuw.',
  },
}
