/** The text for a server that cannot be reached. It is part of the script, because nothing else can be loaded then. */
const texts = {
  nl: 'Niet gelukt: geen verbinding. Wat er op het scherm staat, blijft staan. Probeer het opnieuw.',
  en: 'It did not work: no connection. What is on the screen stays there. Try again.',
} as const

/** The text in the language of the page. Works only in a browser. */
export const noConnection = (): string => texts[document.documentElement.lang === 'en' ? 'en' : 'nl']
