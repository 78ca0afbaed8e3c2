'use client'

import { useTranslations } from 'next-intl'
import { Field } from '@/components/form/field'
import type { StaffRow } from '../queries/staff-list'
import type { ReaderNodes } from '../queries/reader-nodes'

type Props = { places: ReaderNodes; row: StaffRow | undefined }

const valueOf = (row: StaffRow | undefined) => {
  if (row?.boardId) return `board:${row.boardId}`
  return row?.municipalityId ? `municipality:${row.municipalityId}` : ''
}

/** The one board or municipality that a reader reads for. */
export const ReaderNodeField = ({ places, row }: Props) => {
  const t = useTranslations('staff.form')
  if (places.boards.length + places.municipalities.length === 0) return <p className="notice">{t('noPlaces')}</p>
  return (
    <Field path="boardId" label={t('place')}>
      {(field) => (
        <select {...field} className="input" defaultValue={valueOf(row)}>
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
      )}
    </Field>
  )
}
