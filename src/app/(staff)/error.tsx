'use client'

import { Fault } from '@/components/layout/fault'

const ErrorPage = ({ retry }: { retry: () => void }) => <Fault retry={retry} />

export default ErrorPage
