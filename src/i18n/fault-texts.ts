/** Said where a page broke: its own texts may be broken too, so these come with every page and are few. */
export const faultTexts = {
  nl: {
    title: 'Er ging iets mis',
    text: 'Dat lag aan ons. Wat bewaard was, is bewaard. Probeer het opnieuw.',
    tryAgain: 'Opnieuw proberen',
    home: 'Naar de eerste pagina',
  },
  en: {
    title: 'Something went wrong',
    text: 'That was our fault. What was saved is saved. Please try again.',
    tryAgain: 'Try again',
    home: 'To the first page',
  },
} as const
