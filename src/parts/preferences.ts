export * from '../ui/createPreferences'
