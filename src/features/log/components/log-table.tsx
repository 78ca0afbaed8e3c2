import { getLocale, getTranslations } from 'next-intl/server'
import list from '@/components/list/list.module.css'
import { isVerb, nounOf, type Verb } from '@/domain/access/verbs'
import { moment } from '@/i18n/format'
import type { LogRow } from '../parts/log-page'

type Props = { rows: readonly LogRow[]; people: readonly { id: string; name: string }[] }

/** The end of an id: enough to see that two rows are about the same thing, and to ask the operator about it. */
const shortForm = (id: string) => `#${id.slice(-6)}`

/** Who did what and when. The subject of a row is a kind and the end of its id: no name, number or content. */
export const LogTable = async ({ rows, people }: Props) => {
  const t = await getTranslations('log')
  const locale = await getLocale()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const who = ({ staffId }: LogRow) => (staffId === null ? t('system') : (names.get(staffId) ?? t('unknown')))
  const about = (verb: Verb, { subjectId, setting }: LogRow) => {
    const thing = subjectId === null ? '' : `${t(`things.${nounOf(verb)}`)} ${shortForm(subjectId)}`
    return [setting && t(`settings.${setting}`), thing].filter(Boolean).join(' · ')
  }
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('title')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('what')}</th>
          <th scope="col" className={list.wide}>
            {t('who')}
          </th>
          <th scope="col" className={list.wide}>
            {t('when')}
          </th>
          <th scope="col" className={list.wide}>
            {t('about')}
          </th>
          <th scope="col">{t('outcome')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => {
          const verb = isVerb(row.verb) ? row.verb : null
          const subject = verb ? about(verb, row) : ''
          return (
            <tr key={row.id}>
              <th scope="row">
                {verb ? t(`verbs.${verb}`) : row.verb}
                <span className={`${list.narrow} small soft`}>
                  {[who(row), moment(row.at, locale), subject].filter(Boolean).join(' · ')}
                </span>
              </th>
              <td className={list.wide}>{who(row)}</td>
              <td className={list.wide}>
                <time dateTime={row.at.toISOString()}>{moment(row.at, locale)}</time>
              </td>
              <td className={`${list.wide} soft`}>{subject}</td>
              <td>{t(`outcomes.${row.outcome}`)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
