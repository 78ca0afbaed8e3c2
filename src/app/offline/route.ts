import { offlinePage } from '@/server/offline-files'

export const GET = () => offlinePage()
