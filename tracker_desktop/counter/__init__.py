"""The counter with no window: mode, basket, session; Counter.scan(code) -> Answer."""
