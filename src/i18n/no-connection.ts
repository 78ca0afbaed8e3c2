/** Said where the server could not be reached: the texts that came with the page may be all there is. */
const texts = {
  nl: 'Niet bewaard: geen verbinding. Wat u invulde staat er nog. Probeer het opnieuw.',
  en: 'Not saved: no connection. What you filled in is still here. Try again.',
} as const

/** In the language of the page. In the browser only. */
export const noConnection = (): string => texts[document.documentElement.lang === 'en' ? 'en' : 'nl']
