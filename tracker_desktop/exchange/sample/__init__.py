"""The sample office: half a year at a made-up institute, written by real transactions."""
