'use client'

import { useState, type ComponentType, type ReactNode } from 'react'
import { AddressText } from '@/components/layout/address-text'
import { filled } from '@/i18n/filled'
import type { Messages } from '@/i18n/messages'
import { noConnection } from '@/i18n/no-connection'
import type { ContactLink } from '@/domain/people/contact-point'
import type { ReplacedPoint } from '../commands/replace-contact-point'
import type { ReplaceFormProps } from './replace-form'
import styles from './contact-card.module.css'

type DialLinkProps = {
  familyId: string
  contactPointId: string
  dialled: { id: string; at: string } | null
  href: string
  children: ReactNode
}

/** The link of a number on a page on which dialling is noted, and the call that was dialled and has no outcome yet. */
export type Dialling = { Link: ComponentType<DialLinkProps> } & Pick<DialLinkProps, 'dialled'>

type Props = {
  familyId: string
  pointId: string
  kind: 'phone' | 'email'
  links: readonly ContactLink[]
  dialling: Dialling | undefined
  /** The words for a number that is closed; null while it works. */
  closed: string | null
  texts: Messages['contact']['replace']
  refreshes: boolean
}

type LinksProps = Pick<Props, 'familyId' | 'pointId' | 'kind' | 'links' | 'dialling'>

const Links = ({ familyId, pointId, kind, links, dialling }: LinksProps) =>
  links.map(({ text, href }) => {
    const words = <AddressText text={text} />
    if (!href) return <span key={text}>{words}</span>
    if (!dialling || kind !== 'phone')
      return (
        <a key={text} href={href}>
          {words}
        </a>
      )
    const { Link, dialled } = dialling
    return (
      <Link key={text} familyId={familyId} contactPointId={pointId} dialled={dialled} href={href}>
        {words}
      </Link>
    )
  })

/**
 * One number or address. The form that replaces a wrong one is loaded when somebody wants it, because the interview must stay
 * light.
 */
export const ContactNumber = ({ links, dialling, closed, texts, refreshes, ...point }: Props) => {
  const [Form, setForm] = useState<ComponentType<ReplaceFormProps> | null>(null)
  const [newPoint, setNewPoint] = useState<ReplacedPoint['point']>(null)
  const [problem, setProblem] = useState('')
  const value = links.map(({ text }) => text).join(', ')
  const open = () =>
    import('./replace-form').then(
      ({ ReplaceForm }) => {
        setProblem('')
        setForm(() => ReplaceForm)
      },
      () => setProblem(noConnection()),
    )
  if (closed !== null)
    return (
      <li>
        <s>{value}</s> <span className="small">{closed}</span>
      </li>
    )
  return (
    <li>
      {newPoint ? <s>{value}</s> : <Links {...point} links={links} dialling={dialling} />}
      {newPoint || Form ? null : (
        <button
          type="button"
          className={`button button-quiet small ${styles.wrong}`}
          aria-label={filled(texts.openFor, { value })}
          onClick={() => void open()}
        >
          {texts.open}
        </button>
      )}
      {Form ? (
        <Form
          {...point}
          texts={texts}
          refreshes={refreshes}
          onClose={(savedPoint) => {
            setForm(null)
            setNewPoint(savedPoint)
          }}
        />
      ) : null}
      <p role="status" className={newPoint || problem ? styles.wide : 'visually-hidden'}>
        {problem}
        {newPoint ? (
          <>
            {texts.done} <Links {...point} pointId={newPoint.id} links={newPoint.links} dialling={dialling} />
          </>
        ) : null}
      </p>
    </li>
  )
}
