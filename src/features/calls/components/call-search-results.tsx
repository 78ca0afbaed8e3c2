'use client'

import Link from 'next/link'
import { useTranslations } from 'next-intl'
import { href } from '@/components/layout/href'
import { PlainList } from '@/components/list/plain-list'
import { isolatedParts, isolatedText } from '@/domain/isolated-text'
import type { FoundFamilies } from '../commands/load-found-families'
import type { FoundFamily } from '../parts/found-families'
import styles from './call-search.module.css'
import { OtherFamilyItem } from './other-family-item'
import { useStepText } from './step-text'
import type { RowStops } from './use-row-stops'

type FamilyProps = { family: FoundFamily; withCaller: boolean; stop: ReturnType<RowStops>; onOpen: () => void }

/** One family in full. It leads to the family's page, and starts nothing. */
const FamilyItem = ({ family, withCaller, stop, onOpen }: FamilyProps) => {
  const t = useTranslations('callSearch')
  const stepText = useStepText()
  const { id, ref, parentName, children, callerName, step } = family
  const facts = [
    ...children.map(({ age, schoolName }) => isolatedParts([t('child', { age }), schoolName], ', ')),
    ...(withCaller ? [t('caller', { name: isolatedText(callerName ?? t('nobody')) })] : []),
  ]
  return (
    <li>
      <Link
        {...stop}
        className={styles.result}
        href={href('/families/[id]', { id }, { called: '1' })}
        prefetch={false}
        onClick={onOpen}
      >
        <span>
          <strong>{parentName || ref}</strong> <span className="soft small">{ref}</span>
        </span>
        {facts.length > 0 ? <span className="soft small">{facts.join(' · ')}</span> : null}
        {step?.kind === 'stopped' ? <span className="small">{stepText(step)}</span> : null}
      </Link>
    </li>
  )
}

type Props = {
  result: (FoundFamilies & { text: string }) | null
  withCaller: boolean
  stops: RowStops
  onOpen: () => void
}

/** The families that were found: first those in full, then those of a colleague, of which nothing is shown. */
export const CallSearchResults = ({ result, withCaller, stops, onOpen }: Props) => {
  const t = useTranslations('callSearch')
  const { families, others, hasMore, text } = result ?? { families: [], others: [], hasMore: false, text: '' }
  const count = families.length + others.length
  return (
    <>
      <p role="status" className={result ? '' : 'visually-hidden'}>
        {result ? (hasMore ? t('more', { count: families.length }) : t('found', { count })) : ''}
      </p>
      {result && count === 0 ? <p className="soft">{t(withCaller ? 'none' : 'noneOfMine')}</p> : null}
      {families.length > 0 ? (
        <PlainList ruled aria-label={t('results')} className={styles.results}>
          {families.map((family, place) => (
            <FamilyItem
              key={family.id}
              family={family}
              withCaller={withCaller}
              stop={stops(place + 1)}
              onOpen={onOpen}
            />
          ))}
        </PlainList>
      ) : null}
      {others.length > 0 ? (
        <PlainList ruled aria-label={t('others')}>
          {others.map((otherFamily, place) => (
            <OtherFamilyItem
              key={otherFamily.id}
              other={otherFamily}
              number={text}
              stop={stops(families.length + place + 1)}
              onOpen={onOpen}
            />
          ))}
        </PlainList>
      ) : null}
    </>
  )
}
