package find

import "context"

// watch waits for two seconds when somebody found by name came into view whom the audit
// doesn't know of yet. It begins anew with every change of what is in view.
func (s *search) watch() {
	s.unwatch()
	if s.gone || len(s.unnoted()) == 0 {
		return
	}
	s.stop = s.f.every(seenAfter, s.saw)
}

func (s *search) unwatch() {
	if s.stop != nil {
		s.stop()
		s.stop = nil
	}
}

// saw notes those found by name that are in view. What can't be written down isn't shown
// any longer.
func (s *search) saw() {
	s.unwatch()
	if s.gone {
		return
	}
	if s.f.d.Failed(s.seen(s.unnoted()...), nil) {
		s.close()
	}
}

// unnoted are those found by name and in view whom the audit doesn't know of.
func (s *search) unnoted() []int64 {
	var ids []int64
	for _, l := range s.list.inView() {
		if l.named && !s.noted[l.resident] {
			ids = append(ids, l.resident)
		}
	}
	return ids
}

// seen writes residents into the audit, each once while the search is open.
func (s *search) seen(residents ...int64) error {
	var fresh []int64
	for _, id := range residents {
		if !s.noted[id] {
			fresh = append(fresh, id)
		}
	}
	if len(fresh) == 0 {
		return nil
	}
	if err := s.f.house.SeenMatch(context.Background(), fresh); err != nil {
		return err
	}
	for _, id := range fresh {
		s.noted[id] = true
	}
	return nil
}
