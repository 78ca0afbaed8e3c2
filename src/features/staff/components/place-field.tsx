'use client'

import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { ReaderPlaces, StaffRow } from '../queries/staff-list'

type Props = { places: ReaderPlaces; row: StaffRow | undefined; problem: string | undefined }

const valueOf = (row: StaffRow | undefined) => {
  if (row?.boardId) return `board:${row.boardId}`
  return row?.municipalityId ? `municipality:${row.municipalityId}` : ''
}

/** The one board or municipality that a reader reads for. */
export const PlaceField = ({ places, row, problem }: Props) => {
  const t = useTranslations('staff.form')
  const id = useId()
  if (places.boards.length + places.municipalities.length === 0) return <p className="notice">{t('noPlaces')}</p>
  return (
    <div className="field">
      <label htmlFor={id}>{t('place')}</label>
      <select
        id={id}
        name="place"
        className="input"
        defaultValue={valueOf(row)}
        aria-invalid={problem ? true : undefined}
        aria-describedby={problem ? `${id}-problem` : undefined}
      >
        <option value="">{t('choosePlace')}</option>
        <optgroup label={t('boards')}>
          {places.boards.map((board) => (
            <option key={board.id} value={`board:${board.id}`}>
              {board.name}
            </option>
          ))}
        </optgroup>
        <optgroup label={t('municipalities')}>
          {places.municipalities.map((municipality) => (
            <option key={municipality.id} value={`municipality:${municipality.id}`}>
              {municipality.name}
            </option>
          ))}
        </optgroup>
      </select>
      {problem && (
        <p id={`${id}-problem`} className="problem" role="alert">
          {problem}
        </p>
      )}
    </div>
  )
}
