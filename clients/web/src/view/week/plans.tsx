/// Fetched by later-plans.tsx: drop-ins and their dates, closed days, calendars.
export { DateActs } from './acts.tsx';
export { Closures } from './closures.tsx';
export { Feeds } from './feeds.tsx';
export { Import } from './import.tsx';
export { NewSeries } from './new.tsx';
export { SeriesList, SeriesPage } from './series.tsx';

/// Its words came with the week.
export const learnWords = () => Promise.resolve();
