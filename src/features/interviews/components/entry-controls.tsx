'use client'

import { useId, useState } from 'react'
import { NumberInput } from '@/components/form/number-input'
import { TooLong } from '@/components/form/too-long'
import { ageLimit, textLimit } from '@/domain/instrument/answer'
import { agesOf, isSchoolAge } from '@/domain/instrument/routing'
import { partsOf } from '@/i18n/answer-text'
import { furtherLanguages } from '@/i18n/further-languages'
import { useAnswers, useCall } from './call-context'
import { filled } from './texts'
import { chosenOf, toggledOptions, useOptionText, type ControlProps } from './option-controls'
import styles from './controls.module.css'

export const DateControl = ({ answer, labelledBy, onChange }: ControlProps) => {
  const { today } = useCall()
  return (
    <input
      type="date"
      aria-labelledby={labelledBy}
      className={`input ${styles.date}`}
      max={today}
      value={typeof answer?.value === 'string' ? answer.value : ''}
      onChange={(event) => onChange(event.target.value || null)}
    />
  )
}

export const TextControl = ({ answer, labelledBy, onChange }: ControlProps) => {
  const text = typeof answer?.value === 'string' ? answer.value : ''
  return (
    <>
      <textarea
        autoComplete="off"
        aria-labelledby={labelledBy}
        aria-invalid={text.length > textLimit ? true : undefined}
        className={`input ${styles.text}`}
        rows={4}
        value={text}
        onChange={(event) => onChange(event.target.value === '' ? null : event.target.value, true)}
      />
      <TooLong excess={text.length - textLimit} longest={textLimit} />
    </>
  )
}

type Ages = (number | null)[]

const agesIn = (rows: Ages) => rows.filter((age) => age !== null)
const withAge = (rows: Ages, index: number, age: number | null) => rows.map((old, at) => (at === index ? age : old))
const sameAges = (ages: readonly number[], otherAges: readonly number[]) => ages.join() === otherAges.join()

/** A row for each child's age. A row without an age is on the screen only and is not saved. */
export const AgesControl = ({ answer, onChange }: ControlProps) => {
  const { texts } = useCall()
  const { answers } = useAnswers()
  const storedAges = partsOf(answer?.value).filter((age) => typeof age === 'number')
  const childrenCount = typeof answers.children_count?.value === 'number' ? answers.children_count.value : 0
  const [draft, setDraft] = useState<Ages | null>(null)
  // The draft keeps the place of an emptied row. It is dropped when the stored ages change elsewhere.
  const rows: Ages = draft && sameAges(agesIn(draft), storedAges) ? [...draft] : [...storedAges]
  while (rows.length < Math.min(15, Math.max(childrenCount, 1))) rows.push(null)
  const put = (next: Ages) => {
    setDraft(next)
    const ages = agesIn(next)
    onChange(ages.length > 0 ? ages : null, true)
  }
  return (
    <div className={styles.rows}>
      {rows.map((age, index) => (
        <div key={index} className={styles.row}>
          <label className={styles.row}>
            <span>{filled(texts.controls.age, { number: index + 1 })}</span>
            <NumberInput min={0} max={ageLimit} value={age} onNumber={(number) => put(withAge(rows, index, number))} />
          </label>
          {rows.length > 1 && age !== null ? (
            <button
              type="button"
              className="button button-quiet"
              onClick={() => put(rows.filter((_, at) => at !== index))}
            >
              {filled(texts.controls.removeChild, { number: index + 1 })}
            </button>
          ) : null}
        </div>
      ))}
      <button type="button" className="button" onClick={() => setDraft([...rows, null])}>
        {texts.controls.addChild}
      </button>
    </div>
  )
}

/** One school for each child of 4-17, in the order of the ages. */
export const SchoolsControl = ({ answer, onChange }: ControlProps) => {
  const { texts, schools } = useCall()
  const { answers } = useAnswers()
  const schoolRefs = partsOf(answer?.value).filter((school) => typeof school !== 'number')
  const ages = agesOf(answers)?.filter(isSchoolAge) ?? null
  const count = ages ? Math.max(ages.length, schoolRefs.length) : schoolRefs.length
  if (count === 0) return <p className="small soft">{texts.controls.agesFirst}</p>
  const put = (index: number, school: string | null) => {
    const next = Array.from({ length: count }, (_, at) => (at === index ? school : (schoolRefs[at] ?? null)))
    onChange(next.every((one) => one === null) ? null : next)
  }
  return (
    <div className={styles.rows}>
      {Array.from({ length: count }, (_, index) => (
        <label key={index} className={styles.row}>
          <span>
            {ages?.[index] === undefined
              ? filled(texts.controls.schoolOfUnknown, { number: index + 1 })
              : filled(texts.controls.schoolOf, { number: index + 1, age: ages[index] })}
          </span>
          <select
            className="input"
            value={schoolRefs[index] ?? ''}
            onChange={(event) => put(index, event.target.value || null)}
          >
            <option value="">{texts.controls.chooseSchool}</option>
            {schools.map((school) => (
              <option key={school.ref} value={school.ref}>
                {school.name}
              </option>
            ))}
            <option value="other">{texts.controls.otherSchool}</option>
          </select>
        </label>
      ))}
    </div>
  )
}

/** The languages that are spoken most as chips, and all others in a list. */
export const LanguagesControl = ({ item, answer, labelledBy, onChange }: ControlProps) => {
  const { texts, words } = useCall()
  const text = useOptionText(item)
  const id = useId()
  if (item.kind !== 'languages') return null
  const chosenTags = chosenOf(answer)
  const shownTags = [...item.options, ...chosenTags.filter((tag) => !item.options.includes(tag))]
  const name = (tag: string) => (item.options.includes(tag) ? text(tag) : (words.languages[tag] ?? tag))
  return (
    <>
      <div role="group" aria-labelledby={labelledBy} className={styles.chips}>
        {shownTags.map((tag) => (
          <label key={tag} className={styles.chip}>
            <input
              type="checkbox"
              checked={chosenTags.includes(tag)}
              onChange={() => onChange(toggledOptions(item, chosenTags, tag))}
            />
            {name(tag)}
          </label>
        ))}
      </div>
      <label className={styles.row} htmlFor={id}>
        <span className="small">{texts.controls.otherLanguage}</span>
        <select id={id} className="input" value="" onChange={(event) => onChange([...chosenTags, event.target.value])}>
          <option value="" disabled>
            …
          </option>
          {furtherLanguages
            .filter((tag) => !chosenTags.includes(tag))
            .map((tag) => (
              <option key={tag} value={tag}>
                {words.languages[tag] ?? tag}
              </option>
            ))}
        </select>
      </label>
    </>
  )
}
