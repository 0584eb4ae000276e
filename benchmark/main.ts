import process from 'node:process';

// React decides when it is loaded whether it is the one that is published.
process.env['NODE_ENV'] = 'production';
await import('./run.js');
