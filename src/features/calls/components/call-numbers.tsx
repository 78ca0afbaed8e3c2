'use client'

import { useTranslations } from 'next-intl'
import { AddressText } from '@/components/layout/address-text'
import { isolatedText } from '@/domain/isolated-text'
import type { Contact } from '@/domain/people/contact-point'
import { offeredLinks, type ReachableFamily } from '@/domain/people/outgoing-message'
import styles from './calls.module.css'

export type CallPoint = Contact & { id: string }

type Props = {
  points: readonly CallPoint[]
  /** What decides whether an address is a link. */
  family: ReachableFamily
  name: string
  /** Whether the first number is the strongest thing on the card. */
  isMain: boolean
  onDial: (contactPointId: string) => void
}

/** The numbers of a family and then its addresses: a link for each, plain text for what cannot be linked. */
export const CallNumbers = ({ points, family, name, isMain, onDial }: Props) => {
  const t = useTranslations('today.card')
  const links = points
    .toSorted((a, b) => Number(a.kind === 'email') - Number(b.kind === 'email'))
    .flatMap((point) => offeredLinks(point, family).map((link) => ({ point, ...link })))
  const main = links.find(({ point, href }) => href && point.kind === 'phone')
  return links.map((link) => {
    const { point, text, href } = link
    if (!href) return <span key={`${point.id} ${text}`}>{text}</span>
    if (point.kind === 'email')
      return (
        <a
          key={`${point.id} ${text}`}
          className={styles.address}
          href={href}
          aria-label={t('write', { name: isolatedText(name), address: text })}
        >
          <AddressText text={text} />
        </a>
      )
    return (
      <a
        key={`${point.id} ${text}`}
        className={`button ${styles.number} ${isMain && link === main ? 'button-main' : styles.otherNumber}`}
        href={href}
        aria-label={t('call', { name: isolatedText(name), number: text })}
        onClick={() => onDial(point.id)}
      >
        <span className={styles.dialWord}>{t('dial')}</span> <AddressText text={text} />
      </a>
    )
  })
}
