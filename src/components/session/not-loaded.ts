import { noConnection } from '@/i18n/no-connection'

/** Part of the script, because nothing else can be loaded then. */
const newerBuild = {
  nl: 'Er is een nieuwe versie van Nabij. Laad deze pagina opnieuw en probeer het dan nog een keer.',
  en: 'There is a new version of Nabij. Load this page again, and then try once more.',
} as const

/** Why code that a page loads late did not come: there is no connection, or the server has a newer build without that file. */
export const notLoaded = async (): Promise<string> => {
  const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null)
  if (!answer?.ok) return noConnection()
  return newerBuild[document.documentElement.lang === 'en' ? 'en' : 'nl']
}
