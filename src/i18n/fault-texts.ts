/** Texts for a page that failed. Its own texts may have failed too, so every page carries these few. */
export const faultTexts = {
  nl: {
    title: 'Er ging iets mis',
    text: 'Dat lag aan ons. Wat bewaard was, is bewaard. Probeer het opnieuw.',
    number: 'Foutnummer:',
    tryAgain: 'Opnieuw proberen',
    home: 'Naar de eerste pagina',
  },
  en: {
    title: 'Something went wrong',
    text: 'That was our fault. What was saved is saved. Please try again.',
    number: 'Error number:',
    tryAgain: 'Try again',
    home: 'To the first page',
  },
} as const
