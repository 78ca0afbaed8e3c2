import { getTranslations } from 'next-intl/server'
import type { PreparationView } from '../queries/preparation'
import { WrittenBy } from './written-by'

/** More names than these are folded away until somebody looks. */
const mostOpen = 6

/** Names of places and of the organisation that a recipient reads for the first time: words to look at like any other. */
export const NewNames = async ({ names }: { names: PreparationView['newNames'] }) => {
  const t = await getTranslations('releases.view')
  if (names.length === 0) return null
  return (
    <details open={names.length <= mostOpen}>
      <summary>{t('newNames', { count: names.length })}</summary>
      <p className="soft">{t('newNamesMore')}</p>
      <ul>
        {names.map(({ name, writers }, index) => (
          <li key={`${index} ${name}`}>
            {name} <WrittenBy names={writers} />
          </li>
        ))}
      </ul>
    </details>
  )
}
