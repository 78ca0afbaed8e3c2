import Link from 'next/link'
import { getTranslations } from 'next-intl/server'
import { href } from '@/components/layout/href'
import { pageCount } from '@/components/list/list-query'
import list from '@/components/list/list.module.css'
import { Paging } from '@/components/list/paging'
import { isolatedParts } from '@/domain/isolated-text'
import { columnDay } from '@/i18n/format'
import type { ReachPage } from '../queries/reach-page'
import type { ReachFilter } from '../schema'
import { Section } from './section'
import { reachWords } from './words'

type Family = ReachPage['silent']['families'][number]

const Row = async ({ family }: { family: Family }) => {
  const { t, locale } = await reachWords()
  const last = family.lastCall
    ? columnDay(family.lastCall, locale)
    : t('silent.never', { day: columnDay(family.listedSince, locale) })
  const step = family.waitsFor
    ? t(`silent.${family.waitsFor}`)
    : family.notBefore
      ? t('silent.from', { day: columnDay(family.notBefore, locale) })
      : ''
  return (
    <tr>
      <th scope="row">
        <Link href={href('/families/[id]', { id: family.id })} className={list.row} prefetch={false}>
          {family.parentName || family.ref}
        </Link>
        <span className="soft small">&ensp;{family.ref}</span>
        <span className={`${list.narrow} small soft`}>
          {isolatedParts([last, family.caller ?? t('silent.noCaller'), step], ' · ')}
        </span>
      </th>
      <td className={`${list.wide} small`}>{last}</td>
      <td className={`${list.wide} ${list.typed} small`}>
        {family.caller ?? <span className="soft">{t('silent.noCaller')}</span>}
      </td>
      <td className={`${list.wide} small`}>{step}</td>
    </tr>
  )
}

const SilentTable = async ({ families }: { families: readonly Family[] }) => {
  const { t } = await reachWords()
  return (
    <table className={list.table}>
      <caption className="visually-hidden">{t('silent.caption')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('silent.family')}</th>
          {(['last', 'caller', 'step'] as const).map((column) => (
            <th key={column} scope="col" className={list.wide}>
              {t(`silent.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {families.map((family) => (
          <Row key={family.id} family={family} />
        ))}
      </tbody>
    </table>
  )
}

/** The families to be called that nobody spoke with for the longest time, each with its next step. */
export const SilentFamilies = async ({ silent, filter }: { silent: ReachPage['silent']; filter: ReachFilter }) => {
  const { t } = await reachWords()
  const frame = await getTranslations('frame')
  const pages = pageCount(silent.count, silent.perPage)
  const where = frame('paging.page', { page: silent.page, pages })
  return (
    <Section id="silent" title={t('silent.title')}>
      <p>{t('silent.lead', { count: silent.count })}</p>
      {silent.families.length > 0 ? <SilentTable families={silent.families} /> : null}
      {silent.families.length === 0 && silent.count > 0 ? <p>{t('silent.beyond')}</p> : null}
      <Paging
        page={silent.page}
        pages={pages}
        hrefOf={(page) => href('/calls/reach', {}, { ...filter, page })}
        texts={{ label: where, where, previous: frame('actions.previous'), next: frame('actions.next') }}
      />
    </Section>
  )
}
