'use client'

import { useTranslations } from 'next-intl'
import { useId, type ReactNode } from 'react'
import { useFieldProblem } from '@/components/form/checked-form'
import { Field } from '@/components/form/field'
import layout from '@/components/form/form-layout.module.css'
import { Tick } from '@/components/form/tick'
import { useChosenWay } from '@/components/form/use-chosen-way'
import type { ChosenWay } from '@/domain/calls/chosen-way'
import type { KnownFacts } from '@/domain/calls/ways-of-meeting'
import { oneOf } from '@/domain/closed-lists'
import { channels, choosers, type Chooser } from '@/domain/instrument/call-details'
import { WayAid } from './way-aid'
import styles from './appointments.module.css'

type ChooserProps = { chosenBy: Chooser | null; onChange: (chosenBy: Chooser) => void }

/** Who chose the channel. */
const ChooserField = ({ chosenBy, onChange }: ChooserProps) => {
  const t = useTranslations('ways')
  const problem = useFieldProblem('chosenBy')
  const problemId = useId()
  return (
    <fieldset className={styles.kinds}>
      <legend>{t('chosenBy')}</legend>
      {choosers.map((value) => (
        <Tick
          key={value}
          type="radio"
          name="chosenBy"
          value={value}
          required
          checked={chosenBy === value}
          aria-describedby={problem ? problemId : undefined}
          onChange={() => onChange(value)}
        >
          {t(`choosers.${value}`)}
        </Tick>
      ))}
      {problem ? (
        <p id={problemId} className="problem">
          {problem}
        </p>
      ) : null}
    </fieldset>
  )
}

type Props = {
  /** What is chosen at first, such as at the appointment that is moved. */
  way: ChosenWay
  /** What is known of how one can meet; absent: no aid to choose, and nobody is asked who chose. */
  known: KnownFacts | undefined
  children: ReactNode
}

/** How they meet, with an aid to choose, and who chose it. What the parent wishes counts as chosen by the parent until somebody says otherwise. */
export const AppointmentWay = ({ way, known, children }: Props) => {
  const t = useTranslations('agenda.form')
  const nameOf = useTranslations('frame.channels')
  const choice = useChosenWay({ agreed: way, wishes: known?.wishes ?? [] }, way.channel)
  const { channel, chosenBy } = choice.way
  return (
    <>
      {known ? <WayAid known={known} chosen={channel ?? ''} onChoose={choice.chooseChannel} /> : null}
      <div className={layout.row}>
        <Field path="channel" label={t('channel')}>
          {(field) => (
            <select
              {...field}
              className="input"
              value={channel ?? ''}
              onChange={({ target }) => choice.chooseChannel(oneOf(channels, target.value) ?? null)}
            >
              <option value="">{t('anyChannel')}</option>
              {channels.map((value) => (
                <option key={value} value={value}>
                  {nameOf(value)}
                </option>
              ))}
            </select>
          )}
        </Field>
        {children}
      </div>
      {known && channel ? <ChooserField chosenBy={chosenBy} onChange={choice.chooseChooser} /> : null}
    </>
  )
}
