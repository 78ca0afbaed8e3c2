'use client'

import { useLocale, useTranslations } from 'next-intl'
import { CommandButton } from '@/components/form/command-button'
import { CommandMessage } from '@/components/form/command-message'
import { useCommand } from '@/components/form/use-command'
import { downloadFile } from '@/components/form/download-file'
import { ButtonRow } from '@/components/layout/button-row'
import { createFamilyReportAction } from '../actions'

const formats = ['pdf', 'json'] as const
type Format = (typeof formats)[number]

const types = { pdf: 'application/pdf', json: 'application/json' } as const

/** Makes the file for the parent. Its name says nothing about the family. */
export const ReportButtons = ({ familyId }: { familyId: string }) => {
  const t = useTranslations('parentRequests.file')
  const locale = useLocale()
  const create = useCommand(createFamilyReportAction, {
    success: t('made'),
    onSuccess: ({ format, file }: { format: Format; file: string }) =>
      downloadFile({ base64: file, type: types[format], name: `inzage.${format}` }),
  })
  return (
    <>
      <ButtonRow>
        {formats.map((format) => (
          <CommandButton
            key={format}
            pending={create.pending}
            onClick={() => void create.run({ familyId, format, locale })}
          >
            {t(format)}
          </CommandButton>
        ))}
      </ButtonRow>
      <CommandMessage message={create.message} />
    </>
  )
}
