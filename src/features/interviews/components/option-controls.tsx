'use client'

import type { Answer } from '@/domain/instrument/answer'
import type { Item } from '@/domain/instrument/keys'
import { NumberInput } from '@/components/form/number-input'
import { partsOf } from '@/i18n/answer-text'
import { useCall } from './call-context'
import styles from './controls.module.css'

export type ControlProps = {
  item: Item
  answer: Answer | undefined
  labelledBy: string
  /** Whether to show the digit that chooses each option. */
  keys: boolean
  onChange: (value: Answer['value'], typing?: boolean) => void
}

const Key = ({ index, shown }: { index: number; shown: boolean }) =>
  shown && index < 10 ? <kbd aria-hidden>{(index + 1) % 10}</kbd> : null

export const useOptionText = (item: Item) => {
  const { wording, texts } = useCall()
  const options: Readonly<Record<string, Readonly<Record<string, string>> | undefined>> = wording.instrument.options
  const besideOptions: Readonly<Record<string, string>> = texts.besideOptions
  return (option: string) => options[item.key]?.[option] ?? besideOptions[option] ?? option
}

/** A choice of one option, as large radio buttons. */
export const ChoiceControl = ({ item, answer, labelledBy, keys, onChange }: ControlProps) => {
  const text = useOptionText(item)
  if (item.kind !== 'choice') return null
  return (
    <div role="radiogroup" aria-labelledby={labelledBy} className={styles.options}>
      {item.options.map((option, index) => (
        <label key={option} className={styles.option}>
          <input type="radio" name={item.key} checked={answer?.value === option} onChange={() => onChange(option)} />
          {text(option)}
          <Key index={index} shown={keys} />
        </label>
      ))}
    </div>
  )
}

/**
 * The chosen options after a tick, in the instrument's order. An exclusive option removes all others, and they remove it.
 */
export const toggledOptions = (item: Item, chosenOptions: readonly string[], option: string): string[] => {
  const exclusive = item.kind === 'many' ? item.exclusive : undefined
  if (chosenOptions.includes(option)) return chosenOptions.filter((one) => one !== option)
  if (option === exclusive) return [option]
  const next = [...chosenOptions.filter((one) => one !== exclusive), option]
  const order = 'options' in item ? item.options : []
  const indexOf = (one: string) => (order.includes(one) ? order.indexOf(one) : order.length)
  return next.sort((a, b) => indexOf(a) - indexOf(b))
}

export const chosenOf = (answer: Answer | undefined): readonly string[] =>
  partsOf(answer?.value).filter((one) => typeof one === 'string')

/** A choice of several options, as chips to tick. */
export const ManyControl = ({ item, answer, labelledBy, keys, onChange }: ControlProps) => {
  const text = useOptionText(item)
  if (item.kind !== 'many') return null
  const chosenOptions = chosenOf(answer)
  return (
    <div role="group" aria-labelledby={labelledBy} className={styles.chips}>
      {item.options.map((option, index) => (
        <label key={option} className={styles.chip}>
          <input
            type="checkbox"
            checked={chosenOptions.includes(option)}
            onChange={() => onChange(toggledOptions(item, chosenOptions, option))}
          />
          {text(option)}
          <Key index={index} shown={keys} />
        </label>
      ))}
    </div>
  )
}

/** A grade from 1 to 10, in one row or in two rows of five, with the meaning of the lowest and highest grade at the ends. */
export const GradeControl = ({ item, answer, labelledBy, onChange }: ControlProps) => {
  const { texts } = useCall()
  return (
    <div className={styles.scale}>
      <div className={styles.ends}>
        <span className={`${styles.low} small soft`}>{texts.controls.gradeLow}</span>
        <div role="radiogroup" aria-labelledby={labelledBy} className={styles.grades}>
          {Array.from({ length: 10 }, (_, index) => index + 1).map((grade) => (
            <label key={grade} className={styles.grade}>
              <input
                type="radio"
                name={item.key}
                checked={answer?.value === grade}
                onChange={() => onChange(grade)}
                className={styles.covered}
              />
              {grade}
            </label>
          ))}
        </div>
        <span className={`${styles.high} small soft`}>{texts.controls.gradeHigh}</span>
      </div>
    </div>
  )
}

const usualNumbers = [0, 1, 2, 3, 4, 5, 6]
const firstTypedNumber = usualNumbers.length

/** A number, with a button for each usual one and a field for larger ones, as far as the question allows them. */
export const NumberControl = ({ item, answer, labelledBy, onChange }: ControlProps) => {
  const { texts } = useCall()
  const value = typeof answer?.value === 'number' ? answer.value : null
  if (item.kind !== 'number') return null
  return (
    <div className={styles.counts}>
      <div role="radiogroup" aria-labelledby={labelledBy} className={styles.counts}>
        {usualNumbers
          .filter((count) => count >= item.min && count <= item.max)
          .map((count) => (
            <label key={count} className={styles.grade}>
              <input
                type="radio"
                name={item.key}
                checked={value === count}
                onChange={() => onChange(count)}
                className={styles.covered}
              />
              {count}
            </label>
          ))}
      </div>
      {item.max < firstTypedNumber ? null : (
        <label className={styles.more}>
          <span className="small">{texts.controls.more}</span>
          <NumberInput
            min={firstTypedNumber}
            max={item.max}
            value={value !== null && value >= firstTypedNumber ? value : null}
            onNumber={(count) => onChange(count, true)}
          />
        </label>
      )}
    </div>
  )
}
