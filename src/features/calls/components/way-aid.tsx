'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '@/components/form/field'
import layout from '@/components/form/form-layout.module.css'
import { Disclosure } from '@/components/layout/disclosure'
import { PlainList } from '@/components/list/plain-list'
import {
  freedoms,
  languageBridges,
  meetingAims,
  networks,
  proposedWays,
  type KnownFacts,
  type MeetingFacts,
  type ProposedWay,
  type WayOfMeeting,
} from '@/domain/calls/ways-of-meeting'
import { oneOf } from '@/domain/closed-lists'
import styles from './appointments.module.css'

type SelectProps<Option extends string> = {
  name: string
  label: string
  options: readonly Option[]
  words: (option: Option) => string
  value: Option | null
  /** The option for what is not known; absent where something is always known. */
  unknown?: string
  onChange: (value: Option | null) => void
}

const FactSelect = <Option extends string>(props: SelectProps<Option>) => {
  const { name, label, options, words, value, unknown, onChange } = props
  return (
    <Field path={`ways.${name}`} label={label}>
      {(field) => (
        <select
          {...field}
          className="input"
          value={value ?? ''}
          onChange={({ target }) => onChange(oneOf(options, target.value) ?? null)}
        >
          {unknown ? <option value="">{unknown}</option> : null}
          {options.map((option) => (
            <option key={option} value={option}>
              {words(option)}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

type FieldsProps = { facts: MeetingFacts; onChange: (facts: MeetingFacts) => void }

/** What the proposal depends on, as far as it is known from the last call. */
const FactFields = ({ facts, onChange }: FieldsProps) => {
  const t = useTranslations('ways')
  return (
    <div className={layout.row}>
      <FactSelect
        name="aim"
        label={t('aim')}
        options={meetingAims}
        words={(aim) => t(`aims.${aim}`)}
        value={facts.aim}
        onChange={(aim) => onChange({ ...facts, aim: aim ?? facts.aim })}
      />
      <FactSelect
        name="freedom"
        label={t('freedom')}
        options={freedoms}
        words={(freedom) => t(`freedoms.${freedom}`)}
        value={facts.freedom}
        unknown={t('unknown')}
        onChange={(freedom) => onChange({ ...facts, freedom })}
      />
      <FactSelect
        name="language"
        label={t('language')}
        options={languageBridges}
        words={(language) => t(`languages.${language}`)}
        value={facts.language}
        onChange={(language) => onChange({ ...facts, language: language ?? facts.language })}
      />
      <FactSelect
        name="network"
        label={t('network')}
        options={networks}
        words={(network) => t(`networks.${network}`)}
        value={facts.network}
        unknown={t('unknown')}
        onChange={(network) => onChange({ ...facts, network })}
      />
    </div>
  )
}

type WayProps = { proposal: ProposedWay; isFirst: boolean; isChosen: boolean; onChoose: (way: WayOfMeeting) => void }

const Way = ({ proposal: { way, isWished, remarks }, isFirst, isChosen, onChoose }: WayProps) => {
  const t = useTranslations('ways')
  const name = t(`names.${way}`)
  const why = [isFirst ? t('proposed') : '', isWished ? t('wished') : ''].filter(Boolean)
  return (
    <li className={styles.way}>
      <div>
        <p>
          {isFirst ? <strong>{name}</strong> : name}
          {why.length > 0 ? <span className="soft small">{` (${why.join(', ')})`}</span> : null}
        </p>
        {remarks.map((remark) => (
          <p key={remark} className="soft small">
            {t(`remarks.${remark}`)}
          </p>
        ))}
      </div>
      <button
        type="button"
        className="button"
        aria-label={t('chooseOf', { way: name })}
        aria-pressed={isChosen}
        onClick={() => onChoose(way)}
      >
        {t('choose')}
      </button>
    </li>
  )
}

type Props = { known: KnownFacts; chosen: string; onChoose: (way: WayOfMeeting) => void }

/** Proposes how to meet. What the parent wants stands first, and the caller chooses with the parent. It keeps nothing. */
export const WayAid = ({ known, chosen, onChoose }: Props) => {
  const t = useTranslations('ways')
  const [facts, setFacts] = useState<MeetingFacts>({ aim: 'ordinary', ...known })
  return (
    <Disclosure summary={t('open')} small>
      <div className={layout.rows}>
        <p className="soft small">{t('lead')}</p>
        <FactFields facts={facts} onChange={setFacts} />
        <PlainList ruled>
          {proposedWays(facts).map((proposal, index) => (
            <Way
              key={proposal.way}
              proposal={proposal}
              isFirst={index === 0}
              isChosen={chosen === proposal.way}
              onChoose={onChoose}
            />
          ))}
        </PlainList>
      </div>
    </Disclosure>
  )
}
