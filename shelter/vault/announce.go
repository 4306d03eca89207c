package vault

import (
	"slices"
	"sync"
)

// announcer tells listeners what changed, once, in the order of commits. A listener may
// open transactions of its own.
type announcer struct {
	order sync.Mutex // held from before a commit until its topics are queued

	mu      sync.Mutex
	hear    []func([]string)
	queue   [][]string
	telling bool
}

// OnChange calls f with the topics of each committed Update, in the order of commits, on
// the goroutine of some Update.
func (v *Vault) OnChange(f func(topics []string)) {
	v.hear.mu.Lock()
	defer v.hear.mu.Unlock()
	v.hear.hear = append(v.hear.hear, f)
}

// commit runs do and, if it succeeds, queues topics.
func (a *announcer) commit(topics map[string]bool, do func() error) error {
	a.order.Lock()
	defer a.order.Unlock()
	if err := do(); err != nil {
		return err
	}
	if len(topics) == 0 {
		return nil
	}
	list := make([]string, 0, len(topics))
	for t := range topics {
		list = append(list, t)
	}
	slices.Sort(list)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.queue = append(a.queue, list)
	return nil
}

// tell empties the queue, unless somebody is at it: then they tell ours too.
func (a *announcer) tell() {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.telling {
		return
	}
	a.telling = true
	defer func() { a.telling = false }()
	for len(a.queue) > 0 {
		topics := a.queue[0]
		a.queue = a.queue[1:]
		for _, f := range slices.Clone(a.hear) {
			a.call(f, topics)
		}
	}
}

func (a *announcer) call(f func([]string), topics []string) {
	a.mu.Unlock()
	defer a.mu.Lock()
	f(topics)
}
