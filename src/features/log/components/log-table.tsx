import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import list from '@/components/list/list.module.css'
import { isolatedParts } from '@/domain/isolated-text'
import { isVerb, nounOf, type Verb } from '@/domain/access/verbs'
import { moment } from '@/i18n/format'
import type { LogRow } from '../parts/log-page'
import { shortForm } from './short-form'

type Props = { rows: readonly LogRow[]; people: readonly { id: string; name: string }[] }

/** The way from a row about one family to everybody who looked at it. */
const WhoLooked = async ({ row: { families } }: { row: LogRow }) => {
  const [id] = families
  if (id === undefined || families.length > 1) return null
  return (
    <>
      {' '}
      <Link href={href('/families/[id]/views', { id })} prefetch={false}>
        {(await getTranslations('views'))('family.title')}
      </Link>
    </>
  )
}

/** Who did what and when. The subject of a row is a kind and the end of its id: no name, number or content. */
export const LogTable = async ({ rows, people }: Props) => {
  const t = await getTranslations('log')
  const v = await getTranslations('views')
  const locale = await getLocale()
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const who = ({ staffId }: LogRow) => (staffId === null ? t('system') : (names.get(staffId) ?? t('unknown')))
  const about = (verb: Verb, { subjectId, setting, families, ground }: LogRow) => {
    const thing = subjectId === null ? '' : `${t(`things.${nounOf(verb)}`)} ${shortForm(subjectId)}`
    const count = families.length > 1 ? t('families', { count: families.length }) : ''
    return [setting && t(`settings.${setting}`), thing, count, ground && v(`grounds.${ground}`)]
      .filter(Boolean)
      .join(' · ')
  }
  const what = (verb: Verb, { part }: LogRow) =>
    [t(`verbs.${verb}`), part && part !== 'views' && v(`parts.${part}`)].filter(Boolean).join(': ')
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
                {verb ? what(verb, row) : row.verb}
                <span className={`${list.narrow} small soft`}>
                  {isolatedParts([who(row), moment(row.at, locale), subject], ' · ')}
                </span>
              </th>
              <td className={list.wide}>{who(row)}</td>
              <td className={list.wide}>
                <time dateTime={row.at.toISOString()}>{moment(row.at, locale)}</time>
              </td>
              <td className={`${list.wide} soft`}>
                {subject}
                <WhoLooked row={row} />
              </td>
              <td>{t(`outcomes.${row.result}`)}</td>
            </tr>
          )
        })}
      </tbody>
    </table>
  )
}
