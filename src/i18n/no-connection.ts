/** Said where the server could not be reached: the texts that came with the page may be all there is. */
const texts = {
  nl: 'Niet gelukt: geen verbinding. Wat er op het scherm staat, blijft staan. Probeer het opnieuw.',
  en: 'It did not work: no connection. What is on the screen stays there. Try again.',
} as const

/** In the language of the page. In the browser only. */
export const noConnection = (): string => texts[document.documentElement.lang === 'en' ? 'en' : 'nl']
