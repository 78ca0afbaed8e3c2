import { getTranslations } from 'next-intl/server'
import type { PreparationView } from '../queries/preparation-at'
import styles from './releases.module.css'
import { WrittenBy } from './written-by'

/** A longer list is folded away. */
const mostOpen = 6

type Props = { names: PreparationView['newNames'] }

const NameList = ({ names }: Props) => (
  <ul>
    {names.map(({ name, writers }, index) => (
      <li key={`${index} ${name}`}>
        {name} <WrittenBy names={writers} />
      </li>
    ))}
  </ul>
)

/**
 * Names of places and of the organisation that a recipient would read for the first time. The approver looks at them like at
 * any other text.
 */
export const NewNames = async ({ names }: Props) => {
  const t = await getTranslations('releases.names')
  if (names.length === 0) return null
  return (
    <section className={styles.newNames} aria-labelledby="new-names">
      <h2 id="new-names">{t('title')}</h2>
      <p>{t('about')}</p>
      {names.length > mostOpen ? (
        <details>
          <summary>{t('count', { count: names.length })}</summary>
          <NameList names={names} />
        </details>
      ) : (
        <NameList names={names} />
      )}
    </section>
  )
}
