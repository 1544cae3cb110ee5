import { tellStories } from './stories.ts'

tellStories(301, 300)
